import { fold } from '../../modules/people/index.ts';

/** A name as it is shown, and how it is spelled in an e-mail address. */
export interface Name {
  shown: string;
  spelled: string;
}

/** Reads `נועם=noam, …` (spelled differently) or `Minh Anh, …` (spelled as shown, without accents). */
export function names(text: string): Name[] {
  return text.split(',').map((part) => {
    const [shown = '', spelled = fold(shown)] = part.split('=').map((word) => word.trim());
    return { shown, spelled: spelled.replace(/[^a-z]/g, '') };
  });
}

/** How people of a school are called. */
export interface NameBook {
  families: readonly Name[];
  women: readonly Name[];
  men: readonly Name[];
  full(given: Name, family: Name): string;
  /** Whether a mother bears the family's name. */
  isSharedByMothers: boolean;
}
