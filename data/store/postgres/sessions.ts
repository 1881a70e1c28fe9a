import type { Work } from "./part.ts";

/** Ends a session before its time, see `AdminStore.signOut`. */
export const signOut: Work<"signOut"> = async (db, session, until, at) => {
	// A session that has ended by itself needs no mark.
	await db.run("DELETE FROM signed_out WHERE until < @at", { at });
	await db.run("INSERT INTO signed_out (session, until) VALUES (@session, @until) ON CONFLICT DO NOTHING", {
		session,
		until,
	});
};

/** Whether a session was ended before its time. */
export const isSignedOut: Work<"isSignedOut"> = async (db, session) =>
	(await db.get("SELECT 1 FROM signed_out WHERE session = @session", { session })) !== undefined;
