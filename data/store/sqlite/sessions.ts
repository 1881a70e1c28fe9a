import type { Connection } from "./connection.ts";

/** Ends a session before its time, see `AdminStore.signOut`. */
export function signOut(connection: Connection, session: string, until: string, at: string): void {
	// A session that has ended by itself needs no mark.
	connection.sql("DELETE FROM signed_out WHERE until < ?").run(at);
	connection.sql("INSERT INTO signed_out (session, until) VALUES (?, ?) ON CONFLICT DO NOTHING").run(session, until);
}

/** Whether a session was ended before its time. */
export const isSignedOut = (connection: Connection, session: string): boolean =>
	connection.sql("SELECT 1 FROM signed_out WHERE session = ?").get(session) !== undefined;
