/** What a channel may write. Neither a token nor anybody's words go in. */
export type ChannelLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
