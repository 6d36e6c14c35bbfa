//! The sites of the sample branch. A negative number is a pure alarm controller.

use crate::domain::{
    Area::{self, County, Elsewhere, Local, Partner},
    Controller,
};

/// Name, area, controllers, in the order in which they are commissioned.
pub(super) const NEW: [(&str, Area, &[i32]); 54] = [
    ("临泊人民医院门诊楼", Local, &[5000]),
    ("榆园小区一期", County, &[2160, 1720]),
    ("临泊第三中学", Local, &[2940]),
    ("望湖大酒店", Local, &[3360, 640]),
    ("白榆县政务服务中心", County, &[2380]),
    ("万禾购物广场", Local, &[6960]),
    ("白榆农产品冷库", County, &[318]),
    ("岚湾高铁站前广场", Elsewhere, &[5420]),
    ("锦绣新苑住宅小区", Local, &[4180, 2060]),
    ("临泊市图书馆", Local, &[2480]),
    ("青石县中医院", County, &[3080]),
    ("东湖国际公寓", Local, &[4680]),
    ("临泊机床厂二车间", Local, &[420]),
    ("白榆县实验小学", County, &[860]),
    ("春江花园住宅小区", Local, &[3460, 2560]),
    ("青石县客运站", County, &[680]),
    ("云顶商务大厦", Local, &[7460]),
    ("白榆县养老服务中心", County, &[740]),
    ("岚湾科技产业园", Elsewhere, &[6360]),
    ("临泊职业技术学院宿舍楼", Local, &[3820]),
    ("和美家居建材城", Local, &[5800]),
    ("白榆县人民法院", County, &[1600]),
    ("永和粮油储备库", County, &[-96, 260]),
    ("临泊妇幼保健院", Local, &[4240]),
    ("滨河壹号住宅小区", Local, &[4840, 2340]),
    ("青石县第一中学", County, &[2760]),
    ("启明星幼儿园", Local, &[-180]),
    ("临泊会展中心", Local, &[8960]),
    ("白榆陶瓷厂", County, &[1960]),
    ("泊悦酒店", Local, &[3220]),
    ("岚湾物流园三号库", Elsewhere, &[4180]),
    ("西山公馆住宅小区", Local, &[4440]),
    ("临泊市档案馆", Local, &[460]),
    ("白榆县体育馆", County, &[2600]),
    ("金桥汽车城", Local, &[2200]),
    ("青石县福利院", County, &[540]),
    ("省外合作项目·江畔商场", Partner, &[6800]),
    ("临泊第二污水处理厂", Local, &[760]),
    ("阳光里住宅小区", Local, &[5360]),
    ("白榆县广播电视台", County, &[1720]),
    ("鼎盛写字楼", Local, &[5140]),
    ("临泊师范附属小学", Local, &[2000]),
    ("岚湾医院住院楼", Elsewhere, &[6920]),
    ("白榆食品加工厂", County, &[2320]),
    ("悦府住宅小区", Local, &[4340, 2840]),
    ("临泊客运总站", Local, &[3120]),
    ("青石县博物馆", County, &[840]),
    ("新华印刷厂", Local, &[690]),
    ("临泊开发区标准厂房", Local, &[5040]),
    ("白榆县疾控中心", County, &[1860]),
    ("翠屏山度假村", County, &[2880]),
    ("岚湾海鲜批发市场", Elsewhere, &[2600]),
    ("临泊仓储配送中心", Local, &[3720]),
    ("南苑住宅小区", Local, &[3260]),
];

/// Name, area: customers of long ago, out of warranty.
pub(super) const OLD: [(&str, Area); 14] = [
    ("临泊百货大楼", Local),
    ("白榆宾馆", County),
    ("临泊纺织厂", Local),
    ("老城农贸市场", Local),
    ("临泊电影院", Local),
    ("青石县招待所", County),
    ("临泊第一中学", Local),
    ("市机关家属院", Local),
    ("白榆县医院", County),
    ("临泊制药厂", Local),
    ("岚湾宾馆", Elsewhere),
    ("临泊邮政大楼", Local),
    ("青石水泥厂", County),
    ("临泊火车站候车楼", Local),
];

/// Extensions and second programmings: which of [`NEW`], the month after its own, the controllers added (none: a
/// second programming).
pub(super) const AGAIN: [(usize, u32, &[i32]); 9] = [
    (1, 4, &[620]),
    (2, 5, &[]),
    (5, 4, &[880]),
    (8, 5, &[2160]),
    (10, 4, &[360]),
    (14, 3, &[1720]),
    (16, 4, &[]),
    (23, 3, &[540]),
    (27, 2, &[2040]),
];

pub(super) fn controllers(sizes: &[i32]) -> Vec<Controller> {
    sizes.iter().map(|size| Controller { points: size.unsigned_abs(), alarm_only: *size < 0 }).collect()
}

/// Points as the ladder counts them, near enough to share the work out.
pub(super) fn weight(sizes: &[i32]) -> u32 {
    sizes.iter().map(|size| if *size < 0 { 127 } else { size.unsigned_abs() }).sum()
}
