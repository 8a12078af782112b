import * as z from 'zod';

// The page's policy forbids code made of strings, which Zod would try to make, and already when a schema is: this comes before any.
z.config({ jitless: true });
