//! `shouwen report`: figures. With `--json` one flat document whose counts stand in order.

use super::{Ended, Global, Out};
use crate::{
    house::House,
    import::whose::company,
    reports::{Ask, Intake, IntakeError, Span, intake, orders, zone},
    world::ZONE,
};
use jiff::tz::TimeZone;
use shouwen_domain::{
    id::Id,
    moment::Moment,
    reports::{Counts, Dist, Group},
};

#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// What came in, what was closed, how long it took, what was late
    Intake(IntakeArgs),
    /// Work orders: states, punctuality, first-time fix, overdue, hours, follow-ups, by team
    Orders(OrdersArgs),
    /// The service sheet of a work order as PDF; telephone number and address masked
    Sheet(super::sheet::Args),
}

/// What is counted.
#[derive(clap::Args, Debug)]
struct SpanArgs {
    /// Received on this day or later, in the zone of the report: 2026-03-01, or an instant with offset
    #[arg(long)]
    from: Option<String>,
    /// Received before this day
    #[arg(long)]
    until: Option<String>,
    /// Code of a unit: it and those below it
    #[arg(long)]
    unit: Option<String>,
}

#[derive(clap::Args, Debug)]
struct OrdersArgs {
    /// Code of the company; the first one when not given
    #[arg(long)]
    company: Option<String>,
    #[command(flatten)]
    span: SpanArgs,
    /// Count as due what was due by then: a day (its beginning) or an instant with offset; now when not given
    #[arg(long, value_name = "WHEN")]
    as_of: Option<String>,
}

impl SpanArgs {
    fn read(&self, house: &House, company: Id, zone: &TimeZone) -> Result<Span, Ended> {
        let at = |text: &Option<String>| text.as_deref().map(|text| super::export::moment(text, zone)).transpose();
        let unit = |code: &String| {
            let found = house.units.values().find(|u| u.code == *code && house.company_of(u.id) == Some(company));
            let found = found.ok_or_else(|| Ended::Refused(format!("没有单位 {code} / there is no unit {code}")))?;
            let mut units = house.subtree(found.id);
            units.sort_unstable();
            Ok::<_, Ended>(units)
        };
        Ok(Span { from: at(&self.from)?, until: at(&self.until)?, units: self.unit.as_ref().map(unit).transpose()? })
    }
}

#[derive(clap::Args, Debug)]
struct IntakeArgs {
    /// Code of the company; the first one when not given
    #[arg(long)]
    company: Option<String>,
    /// Name of an imported source, "house" (recorded here) or "all"; the source imported last when not given, else all
    #[arg(long)]
    source: Option<String>,
    /// Fields to group by; those of the mapping, or type, channel, priority
    #[arg(long, value_delimiter = ',')]
    dimensions: Option<Vec<String>>,
    #[command(flatten)]
    span: SpanArgs,
}

impl From<IntakeError> for Ended {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::NoSuchSource(said) | IntakeError::NoSuchDimension(said) => {
                Self::Usage(format!("{} / {}", said.zh, said.en))
            }
            IntakeError::Store(error) => error.into(),
        }
    }
}

pub fn run(global: &Global, args: &Args) -> Result<(), Ended> {
    let args = match &args.what {
        What::Intake(args) => args,
        What::Orders(args) => return of_orders(global, args),
        What::Sheet(args) => return super::sheet::run(global, args),
    };
    let app = global.existing()?;
    let company = company(&app.house(), args.company.as_deref())?;
    let span = args.span.read(&app.house(), company, &zone(&app, company, args.source.as_deref())?)?;
    let ask = Ask { source: args.source.clone(), dimensions: args.dimensions.clone(), span };
    let done = intake(&app, company, &ask)?;
    global.out().document(&done);
    if !global.json {
        tell(global.out(), &done);
    }
    Ok(())
}

fn of_orders(global: &Global, args: &OrdersArgs) -> Result<(), Ended> {
    let app = global.existing()?;
    let company = company(&app.house(), args.company.as_deref())?;
    let days = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let as_of = args.as_of.as_deref().map(|text| super::export::moment(text, &days)).transpose()?;
    let span = args.span.read(&app.house(), company, &days)?;
    let done = orders(&app, company, &span, as_of.unwrap_or_else(|| app.now()))?;
    global.out().document(&done);
    if !global.json {
        let out = global.out();
        out.say(format!("公司 / company {}", done.report_of.company));
        counts(out, "状态 / state", &done.report.state);
        counts(out, "类型 / type", &done.report.types);
        group(out, "全部 / all", &done.report.all);
        for (team, figures) in &done.report.teams {
            group(out, team, figures);
        }
    }
    Ok(())
}

fn share(part: u64, of: u64) -> String {
    if of == 0 { "—".to_owned() } else { format!("{part}/{of} {:.1} %", part as f64 * 100.0 / of as f64) }
}

fn group(out: Out, title: &str, g: &Group) {
    let (a, f) = (&g.arrivals, &g.followups);
    out.say(format!("\n{title}"));
    for (label, text) in [
        ("工单 / orders", g.orders.to_string()),
        ("完工 / finished", g.finished.to_string()),
        ("有超时 / overdue", share(g.overdue, g.orders)),
        ("准时到达 / arrived in time", share(a.in_time, a.visits())),
        ("提前到达 / arrived early", a.early.to_string()),
        ("一次修复 / fixed at once", share(g.first_time.fixed, g.first_time.n)),
        ("到访不遇 / no access", a.no_access.to_string()),
        ("改期：公司、客户 / moved: company, customer", format!("{}, {}", a.moved_by_company, a.moved_by_customer)),
        ("回访抽中、已结束 / follow-ups selected, ended", format!("{}, {}", f.selected, f.ended)),
        ("回访完成率：到期的已结束/抽中且到期 / of those due, ended", share(f.done, f.due)),
        ("满意和基本满意/有答复 / satisfied, fairly, of those who answered", share(f.satisfied + f.fairly, f.answered)),
    ] {
        out.say(format!("{text:>18}  {label}"));
    }
    out.say("接单到完工小时 / hours from acceptance to the end");
    head(out);
    line(out, title, &g.hours);
}

fn tell(out: Out, done: &Intake) {
    let (about, r) = (&done.report_of, &done.report);
    let zone = r.zone();
    let at = |moment: Moment| moment.local_minute(zone);
    let parts: Vec<String> = about.requests.iter().map(|(name, n)| format!("{name} {n}")).collect();
    out.say(format!(
        "公司 / company {}    来源 / source {}    时区 / zone {}    （{}）",
        about.company,
        about.source,
        about.zone,
        parts.join(", ")
    ));
    let received = r.received.map_or("—".to_owned(), |(a, b)| format!("{} … {}", at(a), at(b)));
    out.say(format!("{:>9}  请求 / requests    {received}", r.rows));
    for (label, n) in [
        ("有关闭状态、无关闭时间 / closed without a date", r.closed_status_without_closed_date),
        ("未关闭、有关闭时间 / not closed, with a date", r.not_closed_but_with_closed_date),
        ("关闭早于接收 / closed before received", r.closed_before_created),
        ("有外部时限 / with a due date", r.with_due_date),
        ("逾期关闭 / closed late", r.closed_late_against_due),
        ("按时关闭 / closed in time", r.closed_in_time),
        ("有时限未关闭 / due, not closed", r.due_but_not_closed),
    ] {
        out.say(format!("{n:>9}  {label}"));
    }
    counts(out, "来源状态 / status at the source", &r.status);
    counts(out, "状态 / state", &r.state);
    let years: Vec<String> = r.created_per_year.iter().map(|(year, n)| format!("{year}: {n}")).collect();
    out.say(format!("\n每年 / per year: {}", years.join("  ")));
    let missing: Vec<String> =
        r.missing.iter().filter(|(_, n)| **n > 0).map(|(name, n)| format!("{name}: {n}")).collect();
    out.say(format!("空缺 / missing: {}", missing.join("  ")));
    out.say("\n关闭所用小时（受理至关闭；导入的为来源所记关闭时间） / hours to close (from receipt to closing; of an import, the source's closing date)");
    head(out);
    line(out, "全部 / all", &r.close_hours_all);
    for d in &r.dimensions {
        let title = done.titles.get(&d.name).map_or_else(|| d.name.clone(), |t| format!("{} / {}", t.zh, t.en));
        out.say(format!("\n{title}：{} 种 / {} labels", d.counts.0.len(), d.counts.0.len()));
        head(out);
        for (label, _) in d.counts.top(TOP) {
            if let Some(hours) = d.close_hours.get(label) {
                let due = d.due.get(label).map_or(String::new(), |x| {
                    format!("   时限 / due {} 逾期 / late {} 未关闭 / open {}", x.n, x.late, x.open)
                });
                line(out, &format!("{label} ({}){due}", d.counts.get(label)), hours);
            }
        }
        if d.counts.0.len() > TOP {
            out.say(format!("{:>60}  … {}", "", d.counts.0.len() - TOP));
        }
    }
}

/// Labels shown of a dimension; `--json` has all.
const TOP: usize = 15;

fn counts(out: Out, title: &str, counts: &Counts) {
    out.say(format!("\n{title}"));
    for (label, n) in counts.top(TOP) {
        out.say(format!("{n:>9}  {}", if label.is_empty() { "（空 / empty）" } else { label }));
    }
}

fn head(out: Out) {
    out.say(format!("{:>9}{:>11}{:>11}{:>11}{:>11}{:>11}", "n", "mean", "median", "p90", "p95", "max"));
}

fn line(out: Out, label: &str, d: &Dist) {
    match d.figures {
        Some(f) => out.say(format!(
            "{:>9}{:>11.2}{:>11.2}{:>11.2}{:>11.2}{:>11.2}  {label}",
            d.n, f.mean, f.median_lin, f.p90_lin, f.p95_lin, f.max
        )),
        None => out.say(format!("{:>9}{:>55}  {label}", 0, "")),
    }
}
