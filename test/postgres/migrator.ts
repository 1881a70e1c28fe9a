import { once } from "node:events";
import { migratePostgres } from "../../data/store/postgres/open.ts";

// Brings a database up to date when it is told to go, as one of many processes that start at once; see migrating.test.ts.
process.stdout.write("ready\n");
await once(process.stdin, "data");
process.stdout.write(`${JSON.stringify(await migratePostgres(process.argv[2] ?? ""))}\n`);
process.exit();
