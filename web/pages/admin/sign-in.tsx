import type { VNode } from "preact";
import { useLanguage } from "../../language.tsx";
import { Layout } from "../../layout.tsx";
import type { Site } from "../../site.ts";

/** Why nobody was signed in. */
export type SignInFault = "token" | "name";

interface Props {
	site: Site;
	/** Name as it was sent. */
	name: string;
	/** Where to go on, a path of the admin pages. */
	back: string;
	fault: SignInFault | null;
	/** Somebody was just signed out. */
	isOut: boolean;
}

/** Asks for the token and for who it is that makes the changes. */
export function SignInPage({ site, name, back, fault, isOut }: Props): VNode {
	const { say, to } = useLanguage();
	const faultOf = (field: SignInFault): object =>
		fault === field ? { "aria-invalid": "true", "aria-describedby": `loi-${field}`, autofocus: true } : {};
	return (
		<Layout site={site} title={say("Đăng nhập quản trị", "Sign in")} noindex>
			<h1 class="quiet">{say("Đăng nhập quản trị", "Sign in to administration")}</h1>
			{isOut ? (
				<p class="note done" role="status">
					✓ {say("Đã đăng xuất.", "You are signed out.")}
				</p>
			) : null}
			<form class="sign-in" method="post" action={to("/quan-tri/dang-nhap")}>
				<input type="hidden" name="tro-lai" value={back} />
				<div>
					<label for="ten">{say("Tên của bạn", "Your name")}</label>
					<input
						id="ten"
						name="ten"
						value={name}
						required
						maxLength={100}
						autocomplete="username"
						{...faultOf("name")}
					/>
					{fault === "name" ? (
						<p id="loi-name" class="fault">
							{say("Hãy ghi tên.", "Give your name.")}
						</p>
					) : null}
					<p class="meta">
						{say(
							"Mỗi thay đổi được ghi cùng tên người làm.",
							"Every change is written down with the name of who made it.",
						)}
					</p>
				</div>
				<div>
					<label for="ma">{say("Mã quản trị", "Admin token")}</label>
					<input
						id="ma"
						name="ma"
						type="password"
						required
						maxLength={500}
						autocomplete="current-password"
						{...faultOf("token")}
					/>
					{fault === "token" ? (
						<p id="loi-token" class="fault" role="alert">
							{say(
								"Mã không đúng. Mã là giá trị TRICHDAN_ADMIN_TOKEN của máy chủ; hãy hỏi người vận hành.",
								"The token is wrong. It is the server's TRICHDAN_ADMIN_TOKEN; ask the operator.",
							)}
						</p>
					) : null}
				</div>
				<button type="submit">{say("Đăng nhập", "Sign in")}</button>
				<p class="meta">
					{say(
						"Phiên làm việc kéo dài 8 giờ, hoặc đến khi đăng xuất.",
						"You stay signed in for 8 hours, or until you sign out.",
					)}
				</p>
			</form>
		</Layout>
	);
}
