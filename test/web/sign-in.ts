import type { Page } from "playwright-core";
import { TOKEN } from "./product.ts";

/** Signs in to the admin pages by the form. */
export async function signIn(page: Page, home: string, token = TOKEN, name = "Nguyễn Văn Thử"): Promise<void> {
	await page.goto(`${home}/quan-tri/dang-nhap`);
	await page.getByLabel("Mã quản trị").fill(token);
	await page.getByLabel("Tên của bạn").fill(name);
	await page.getByRole("button", { name: "Đăng nhập" }).click();
	await page.waitForURL(`${home}/quan-tri`);
}
