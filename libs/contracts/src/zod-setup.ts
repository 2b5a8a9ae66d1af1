import { z } from 'zod';

// Pages forbid making code from text (content security policy); without this, zod tries it at every start and the browser complains.
if ('document' in globalThis) z.config({ jitless: true });
