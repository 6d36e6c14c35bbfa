// What every browser has to be able to do: a branch from its first day over a job and a closed month to a file, and the file
// into another browser. By the words on the screen, with keys and clicks of the browser's own.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const BRANCH = "城关客户服务部";
const SITE = "凤凰商城";
const STEP = "li.step-current";

/** Their wages, and of 1200 points at 0.10 on the lowest step, a half, 80 % at once, of which the clerk has her share. */
const TOTAL = "11,248.00";

const two = (number) => String(number).padStart(2, "0");

/** The month before this one: two of its days, and as screens write it. */
function lastMonth(now = new Date()) {
  const month = new Date(now.getFullYear(), now.getMonth() - 1, 1);
  const [year, number] = [month.getFullYear(), month.getMonth() + 1];
  return { iso: `${year}-${two(number)}`, first: `${year}-${two(number)}-01`, tenth: `${year}-${two(number)}-10`, words: `${year}年${number}月` };
}

const month = lastMonth();

const PEOPLE = [
  ["马国强", "5000"],
  ["王芳", "3200"],
  ["李明", "3000"],
];

export async function firstRun(person, address) {
  await person.go(address);
  await person.presses("开始填写");
  await person.writes("单位名称", BRANCH);
  for (const [at, [name, wage]] of PEOPLE.entries()) {
    const where = { group: `第 ${at + 1} 人` };
    await person.writes("姓名", name, where);
    await person.writes("基本工资", wage, { ...where, exact: false });
    await person.dates("到岗日期", month.first, { ...where, exact: false });
  }
  await person.presses("下一步：核对");
  await person.presses("完成，开始使用");
  await person.sees(`${BRANCH}已登记。`);
}

/** A new site and its notice, the work, its papers, the callback and the recheck: all on one day of that month. */
export async function job(person, address) {
  await person.go(`${address}#/sites/new`);
  await person.writes("工程名称", SITE);
  await person.ticks("本地市区");
  await person.presses("保存");
  await person.presses("开调试通知单");
  await person.dates("发单日期", month.tenth);
  await person.writes("第 1 台", "1200", { exact: false });
  await person.chooses("派给", "李明");
  await person.presses("发单并派工");
  await person.dates("完工日期", month.tenth, { within: STEP, exact: false });
  await person.ticksAll(STEP);
  await person.presses("登记完工", { within: STEP });
  await person.dates("内勤收到的日期", month.tenth, { within: STEP });
  await person.ticksAll(STEP);
  await person.ticks("全部合格", { within: STEP });
  await person.presses("登记三份资料", { within: STEP });
  await person.chooses("谁在用", "王芳");
  await person.dates("回访日期", month.tenth, { within: STEP });
  await person.ticks("确认完成", { within: STEP });
  await person.presses("登记回访", { within: STEP });
  await person.chooses("谁在用", "马国强");
  await person.sees("复核结果");
  await person.dates("复核日期", month.tenth, { within: STEP });
  await person.ticks("合格", { within: STEP });
  await person.presses("登记复核", { within: STEP });
  await person.sees("调试费首付");
}

/** Closes the month with what it has to pay out. */
export async function closeMonth(person, address) {
  await person.go(`${address}#/settlement?month=${month.iso}`);
  await person.presses("结账");
  await person.presses("确认结账");
  await person.sees(`${month.words} 已结账，应付 ${TOTAL} 元`);
}

/** Exports everything and returns the file. */
export async function exportAll(person, address, downloads) {
  await person.go(`${address}#/data`);
  await person.presses("导出全部数据", { within: "main" });
  // The browser does not tell whether a file arrived: whoever sees it says so.
  await person.presses("文件已在");
  await person.sees("刚刚");
  return person.until(async () => {
    const name = readdirSync(downloads).find((name) => name.endsWith(".json"));
    const file = name && join(downloads, name);
    // A browser may write the file under its name while it is not whole.
    return file && JSON.parse(readFileSync(file, "utf8")) && file;
  }, "No file arrived among the downloads");
}

export async function importElsewhere(person, address, file) {
  await person.go(address);
  await person.gives("选择文件…", file);
  await person.presses("存入", { exact: false });
  await person.sees("请选择谁在使用");
}

/** What was done above is there: the closed month with its total, and the job. */
export async function allIsThere(person, address) {
  await person.go(`${address}#/settlement?month=${month.iso}`);
  await person.sees("已结账");
  await person.sees(TOTAL);
  await person.go(`${address}#/jobs`);
  await person.sees(SITE);
}

/**
 * All of it. `open(profile)` opens a browser with the profile of that name and gives a Person at it; `downloads` is where
 * its files arrive.
 */
export async function smoke({ open, address, downloads, keepsProfiles, tell }) {
  const here = await open("here");
  await firstRun(here, address);
  tell("first run");
  await job(here, address);
  tell("a job");
  await closeMonth(here, address);
  tell("a month closed");
  const file = await exportAll(here, address, downloads);
  tell("exported");
  await here.reloads();
  await allIsThere(here, address);
  await here.leaves();
  if (keepsProfiles) {
    const again = await open("here");
    await allIsThere(again, address);
    await again.leaves();
    tell("closed and opened again");
  }
  const elsewhere = await open("elsewhere");
  await importElsewhere(elsewhere, address, file);
  await allIsThere(elsewhere, address);
  await elsewhere.leaves();
  tell("imported elsewhere");
}
