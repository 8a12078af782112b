-- A mail for subscribers may hold whole stories: whoever serves pages can't read it.
revoke all on newsletters.rendering from broadsheet_site;
