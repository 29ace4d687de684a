/** Messages of one language: groups of texts, as deep as helps. Plural forms are siblings `key_one`, `key_few` … */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${PluralForm}` ? Base : Key;

/** Every key of a message tree as `group.key`, with the plural ending left off. */
export type MessageKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${MessageKey<Tree[Key]>}`;
}[keyof Tree & string];

/** The same messages in another language: equal keys, plural forms as that language needs them. */
export type Translated<Tree> = {
  readonly [Key in keyof Tree as Key extends `${string}_${'zero' | 'two' | 'few' | 'many'}`
    ? never
    : Key]: Tree[Key] extends string ? string : Translated<Tree[Key]>;
} & { readonly [Key in keyof Tree as Key extends `${string}_${'few' | 'many'}` ? Key : never]?: string };
