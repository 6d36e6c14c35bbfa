// A person entered by the form, as the branch's manager does it.

/** Enters a technician who has been here since March 2025; resolves when the list of people shows him. */
export async function hire(page, name) {
  await page.getByRole("button", { name: "新增人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("姓名").fill(name);
  await dialog.getByLabel("岗位").selectOption({ label: "技术员" });
  await dialog.getByLabel("到岗日期").fill("2025-03-03");
  await dialog.getByLabel("基本工资").fill("4000");
  await dialog.getByRole("button", { name: "新增人员" }).click();
  // The change of pay that the form showed has rows of the same name.
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("row", { name: new RegExp(name) }).waitFor();
}
