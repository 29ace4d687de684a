/** Nothing is lost and nothing was wrong: the same is asked again after a while. */
export const isForLater = ({ refused }: { refused: string }): boolean =>
  refused === 'offline' || refused === 'too-many-requests' || refused === 'later';
