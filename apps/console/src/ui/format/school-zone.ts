import { createContext } from 'react';

/** IANA name of the school's time zone; UTC until someone has signed in. */
export const SchoolZone = createContext('UTC');
