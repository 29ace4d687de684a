/** What every document begins with. */
export interface DocumentHead {
  /** A tag (BCP 47), for readers that speak. */
  language: string;
  /** Also the title that readers show. */
  title: string;
  institution: { name: string; address?: string; colour: string };
}
