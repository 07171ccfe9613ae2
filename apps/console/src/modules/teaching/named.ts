/** Another record, as lists name it. */
export interface Named {
  id: string;
  name: string;
}
