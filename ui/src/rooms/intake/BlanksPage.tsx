// Paper forms for the hours in which the system is down: reserved, printed, entered by their numbers, accounted for (INF-06).
import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Input, Radio, Select, Skeleton } from "antd";
import { type FormEvent, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { BlankBlock, BlankForm } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { blocksQuery, formsOf, formsQuery } from "./blanks";
import "../publicity/figures.css";

const KINDS = ["emergency", "request", "order"] as const;
const COUNTS = [10, 20, 50, 100];
const REASONS = ["spoilt", "lost", "back"] as const;
const STATES = ["unused", "entered", "spoiled", "missing"] as const;

export function BlanksPage() {
  const t = useTexts();
  const blocks = useQuery(blocksQuery);
  const missing = (blocks.data?.items ?? []).reduce((sum, one) => sum + one.missing, 0);
  return (
    <div className="page">
      <PageHead title={t("blanks.title")} />
      <p className="quiet">{t("blanks.about")}</p>
      {missing > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="blanks-missing"
          title={t("blanks.missingAll", { n: missing })}
        />
      )}
      <ByNumber />
      {blocks.data?.may && <Reserve />}
      <section aria-labelledby="blocks-title" className="stack">
        <h2 id="blocks-title">{t("blanks.blocks")}</h2>
        {blocks.isPending && <Skeleton active />}
        {blocks.error && (
          <ProblemNotice error={asProblem(blocks.error)} onRetry={() => void blocks.refetch()} />
        )}
        {blocks.data?.items.length === 0 && <p className="quiet">{t("blanks.none")}</p>}
        {blocks.data?.items.map((one) => (
          <Block key={one.first} block={one} may={blocks.data.may} />
        ))}
      </section>
    </div>
  );
}

/** Whoever has a form in hand types its number and goes on to the entry. */
function ByNumber() {
  const t = useTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<BlankForm | "none" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function find(event: FormEvent) {
    event.preventDefault();
    if (!typed.trim()) return;
    setProblem(null);
    setFound(null);
    try {
      const [one] = await formsOf(typed.trim());
      if (!one) return setFound("none");
      const open = one.state === "unused" || one.state === "missing";
      if (open && one.kind !== "order") return void (await navigate(entry(one)));
      setFound(one);
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  return (
    <form className="card stack" onSubmit={find} aria-label={t("blanks.find")}>
      <h2>{t("blanks.find")}</h2>
      <div className="row">
        <Input
          className="grow"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("blanks.findPlaceholder")}
          aria-label={t("blanks.findPlaceholder")}
          data-testid="blank-number"
        />
        <Button type="primary" htmlType="submit">
          {t("blanks.go")}
        </Button>
      </div>
      {problem && <ProblemNotice error={problem} />}
      {found === "none" && <p role="alert">{t("blanks.notFound")}</p>}
      {found !== null && found !== "none" && (
        <p role="status">
          {found.state === "entered" && t("blanks.alreadyEntered", { number: found.number })}{" "}
          {found.record && (
            <Link to="/records/$id" params={{ id: found.record.id }} search={{}} className="figures">
              {found.record.number}
            </Link>
          )}
          {found.state === "spoiled" &&
            t("blanks.alreadySettled", { number: found.number, reason: found.reason })}
          {found.kind === "order" &&
            found.state !== "entered" &&
            found.state !== "spoiled" &&
            t("blanks.orderHow")}
        </p>
      )}
    </form>
  );
}

const entry = (form: BlankForm) => ({ to: "/intake" as const, search: { blank: form.number } });

function Reserve() {
  const t = useTexts();
  const language = useLanguage();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("emergency");
  const [count, setCount] = useState(20);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<BlankBlock | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function reserve() {
    setBusy(true);
    setProblem(null);
    try {
      setMade(await answer(api.POST("/api/blanks", { body: { kind, count } })));
      await queryClient.invalidateQueries({ queryKey: ["blanks"] });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="card stack" aria-labelledby="print-title">
      <h2 id="print-title">{t("blanks.print")}</h2>
      <div className="row">
        <Radio.Group
          optionType="button"
          aria-label={t("blanks.kind")}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={KINDS.map((one) => ({ value: one, label: t(`blanks.${one}`) }))}
        />
        <Select
          aria-label={t("blanks.count")}
          value={count}
          onChange={setCount}
          options={COUNTS.map((n) => ({ value: n, label: String(n) }))}
        />
        <Button type="primary" loading={busy} onClick={() => void reserve()} data-testid="blanks-reserve">
          {t("blanks.reserve", { n: count })}
        </Button>
      </div>
      {problem && <ProblemNotice error={problem} />}
      {made && (
        <p role="status" className="row">
          <span>{t("blanks.reserved", { first: made.first, last: made.last, n: made.forms })}</span>
          <Button icon={<PrinterOutlined />} href={paper(made, language)} target="_blank">
            {t("blanks.openPdf")}
          </Button>
        </p>
      )}
    </section>
  );
}

const paper = (block: BlankBlock, language: string) =>
  `/api/blanks/forms.pdf?first=${block.first}&last=${block.last}&lang=${language}`;

function Block({ block, may }: { block: BlankBlock; may: boolean }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const [open, setOpen] = useState(block.missing > 0);
  return (
    <section className="card stack" data-block={block.first}>
      <div className="row">
        <button type="button" className="blank-open grow" aria-expanded={open} onClick={() => setOpen(!open)}>
          <strong>{say(block.words)}</strong>{" "}
          <span className="figures">{t("blanks.block", { first: block.first, last: block.last })}</span>
        </button>
        {STATES.filter((state) => block[state] > 0).map((state) => (
          <span key={state} className={state === "missing" ? "mark mark-late" : "mark"}>
            {t(`blanks.${state}`, { n: block[state] })}
          </span>
        ))}
      </div>
      <small className="quiet row">
        <span>{t("blanks.printed", { at: shortTime(block.printed_at), by: block.by?.name ?? "" })}</span>
        {may && block.unused + block.missing > 0 && (
          <a href={paper(block, language)} target="_blank" rel="noreferrer">
            {t("blanks.again")}
          </a>
        )}
      </small>
      {open && <Forms block={block} may={may} />}
    </section>
  );
}

function Forms({ block, may }: { block: BlankBlock; may: boolean }) {
  const t = useTexts();
  const forms = useQuery(formsQuery(block.first, block.last));
  if (forms.isPending) return <Skeleton active />;
  if (forms.error)
    return <ProblemNotice error={asProblem(forms.error)} onRetry={() => void forms.refetch()} />;
  const own = forms.data.filter((one) => one.kind === block.kind && one.printed_at === block.printed_at);
  return (
    <ul className="plain-list points">
      {own.map((one) => (
        <li key={one.number} className="point-line" data-form={one.number} data-state={one.state}>
          <span className="point-said">
            <strong className="figures">{one.number}</strong>
            <small className="quiet">
              <span className={one.state === "missing" ? "mark mark-late" : undefined}>
                {t(`blanks.state_${one.state}`)}
              </span>
              {one.record && (
                <>
                  {" · "}
                  <Link to="/records/$id" params={{ id: one.record.id }} search={{}} className="figures">
                    {one.record.number}
                  </Link>
                </>
              )}
              {one.reason && ` · ${one.reason}`}
              {one.settled_at !== null && ` · ${shortTime(one.settled_at)} ${one.by?.name ?? ""}`}
            </small>
          </span>
          {(one.state === "unused" || one.state === "missing") && <Settle form={one} may={may} />}
        </li>
      ))}
    </ul>
  );
}

function Settle({ form, may }: { form: BlankForm; may: boolean }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function settle() {
    setBusy(true);
    setProblem(null);
    try {
      await answer(api.POST("/api/blanks/account", { body: { number: form.number, reason } }));
      await queryClient.invalidateQueries({ queryKey: ["blanks"] });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  if (!asks)
    return (
      <span className="row point-acts">
        {form.kind !== "order" && (
          <Button size="small" type="primary" onClick={() => void navigate(entry(form))}>
            {t("blanks.enter")}
          </Button>
        )}
        {may && (
          <Button size="small" onClick={() => setAsks(true)}>
            {t("blanks.account")}
          </Button>
        )}
      </span>
    );
  return (
    <span className="stack grow">
      <span className="row">
        <Input
          className="grow"
          size="small"
          autoFocus
          value={reason}
          aria-label={t("blanks.reason")}
          placeholder={t("blanks.reason")}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => reason.trim() && void settle()}
        />
        <Button
          size="small"
          type="primary"
          disabled={!reason.trim()}
          loading={busy}
          onClick={() => void settle()}
        >
          {t("blanks.settle")}
        </Button>
        <Button size="small" onClick={() => setAsks(false)}>
          {t("blanks.cancel")}
        </Button>
      </span>
      <span className="row quiet">
        {t("blanks.reasonPick")}
        {REASONS.map((one) => (
          <Button key={one} size="small" type="link" onClick={() => setReason(t(`blanks.reason_${one}`))}>
            {t(`blanks.reason_${one}`)}
          </Button>
        ))}
      </span>
      {problem && <ProblemNotice error={problem} />}
    </span>
  );
}
