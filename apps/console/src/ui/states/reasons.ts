import { createContext } from 'react';
import type { Why } from '../../api/envelope.ts';

/** Says why something was refused in the reader's language; null for a reason it doesn't know. */
export type SayReason = (why: Why) => string | null;

/** What the modules know to say about refusals. */
export const Reasons = createContext<SayReason>(() => null);
