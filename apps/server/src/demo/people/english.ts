import { type NameBook, names } from './names.ts';

export const ENGLISH: NameBook = {
  families: names(
    `Bennett, Carter, Hughes, Morgan, Fletcher, Walsh, Barnes, Patel, Ellis, Hartley, Graham, Simmons, Osborne, Whitfield, Clarke, Reid,
    Marsh, Holloway, Khan, Davies, Pearce, Sutton, Lowe, Okafor`,
  ),
  women: names(
    `Emily, Charlotte, Grace, Amelia, Sophie, Isla, Freya, Hannah, Lucy, Rebecca, Ruby, Zara, Alice, Poppy, Eleanor, Megan, Priya, Holly,
    Laura, Claire, Nicola, Imogen`,
  ),
  men: names(
    `Oliver, Harry, George, Noah, Thomas, Jack, Samuel, Ethan, Daniel, Callum, Adam, Toby, Finlay, Joseph, Rory, Benjamin, Imran, Stephen,
    Andrew, Mark, Theo, Dylan`,
  ),
  full: (given, family) => `${given.shown} ${family.shown}`,
  isSharedByMothers: true,
};
