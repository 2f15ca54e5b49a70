import { openDatabase } from "./storage/database.js";
import { writePreparedStore } from "./storage/prepared-store.js";

// The build's last step: the embedded store as every new installation starts with it.
await writePreparedStore(async (folder) => {
  const database = await openDatabase({ kind: "embedded", folder });
  await database.migrate();
  await database.close();
});
