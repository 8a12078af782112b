alter table newsletters.newsletter
  add column languages text[] not null default '{}',   -- in which it is made; none: in all of the paper's
  add column retired_at timestamptz;                    -- nobody signs up any more, and it stands on no page; who is on it can still leave
