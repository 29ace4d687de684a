import { config } from 'zod';

// zod would try whether it may compile code, and the page's policy would report the attempt. An app imports this file
// before any schema.
config({ jitless: true });
