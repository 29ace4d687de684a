/** Nothing is lost and nothing was wrong: the same is asked again after a while. */
export const isForLater = ({ refused }: { refused: string }): boolean =>
  ['offline', 'too-many-requests', 'later', 'deferred'].includes(refused);
