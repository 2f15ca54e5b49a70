import type { IncomingMedia } from "../../domain/message.js";
import type { Message } from "./update.js";

/** The files of a message. Telegram sends a photo in several sizes, the largest last by area but not always by place. */
export function readMedia(message: Message): IncomingMedia[] {
  const { photo, document, voice } = message;
  const largest = photo?.reduce((best, size) => ((size.file_size ?? 0) >= (best.file_size ?? 0) ? size : best));
  const other = message.video ?? message.audio ?? message.video_note;
  return [
    ...media("photo", largest),
    ...media("document", document),
    ...media("voice", voice),
    ...media("other", other),
  ];
}

function media(kind: IncomingMedia["kind"], file: Message["document"]): IncomingMedia[] {
  if (!file) return [];
  const { file_id, file_name, file_size } = file;
  return [
    {
      kind,
      reference: file_id,
      ...(file_name !== undefined && { fileName: file_name }),
      ...(file_size !== undefined && { size: file_size }),
    },
  ];
}
