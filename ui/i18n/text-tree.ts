/** The texts of one language: groups of texts, as deep as helps. Plural forms are siblings `key_one`, `key_few` … */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${PluralForm}` ? Base : Key;

/** Every key of a tree of texts as `group.key`, with the plural ending left off. */
export type TextKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${TextKey<Tree[Key]>}`;
}[keyof Tree & string];

/** The same texts in another language: equal keys, plural forms as that language needs them. */
export type Translated<Tree> = {
  readonly [Key in keyof Tree as Key extends `${string}_${'zero' | 'two' | 'few' | 'many'}`
    ? never
    : Key]: Tree[Key] extends string ? string : Translated<Tree[Key]>;
} & { readonly [Key in keyof Tree as Key extends `${string}_${'few' | 'many'}` ? Key : never]?: string };
