/**
 * The page's policy lets no text become code, and some browsers complain of the mere attempt. Schemas are made as their
 * files are loaded, so this comes before all of them.
 */
import { config } from 'zod';

config({ jitless: true });
