import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { asProblem } from "../../../api/client";
import type { Offer, OutageFirm, Page } from "../../../api/types";
import { shortTime } from "../../../spine/clock/moment";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { useTexts } from "../../../spine/words/language";
import { toldQuery, unspokenQuery } from "./queries";
import "../../publicity/figures.css";
import "./words";

interface Speak {
  tell: Offer;
  busy: boolean;
  onTell: (point: string, how: string) => unknown;
}

/** Whoever has a care flag is spoken with before the gas is stopped: it stands here before anybody tries (ANN-01). */
export function CareBlock({ record, speak }: { record: string; speak: Speak | null }) {
  const t = useTexts();
  const list = useQuery(unspokenQuery(record));
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="care-block" role="status" aria-labelledby="care-title" data-testid="care-block">
      <h3 id="care-title">{t("outages.careTitle", { n: items.length })}</h3>
      <p className="quiet">{t("outages.careAbout")}</p>
      <ul className="plain-list points">
        {items.map((one) => (
          <li key={one.point} className="point-line">
            <span className="point-said">
              <strong>{one.address || one.number}</strong>
              <small className="quiet">
                <span className="figures">{one.number}</span>
                {one.name && ` · ${one.name}`}
                {one.told_at && one.how === "not_reached"
                  ? ` · ${t("outages.how_not_reached", { at: shortTime(one.told_at) })}`
                  : ""}
              </small>
            </span>
            {speak && (
              <span className="row point-acts">
                <Button
                  size="small"
                  type="primary"
                  loading={speak.busy}
                  onClick={() => void speak.onTell(one.point, "spoken")}
                  data-testid="care-spoken"
                >
                  {t("outages.spoken")}
                </Button>
                <Button
                  size="small"
                  disabled={speak.busy}
                  onClick={() => void speak.onTell(one.point, "not_reached")}
                >
                  {t("outages.notReached")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was told so far, turn by turn, to the points and to the property companies, with its proof. */
export function ToldPanel({ page }: { page: Page }) {
  const t = useTexts();
  const told = useQuery(toldQuery(page.record.id));
  if (told.error) return <ProblemNotice error={asProblem(told.error)} />;
  const { turns = [], firms = [], remind_at = null, reminded_at = null } = told.data ?? {};
  const coming = remind_at !== null && reminded_at === null && page.record.state === "published";
  if (turns.length === 0 && firms.length === 0 && !coming) return null;
  return (
    <div className="told" data-testid="told">
      {coming && <p>{t("outages.remindAt", { at: shortTime(remind_at) })}</p>}
      {turns.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section className="table-scroll" tabIndex={0} aria-label={t("outages.turn")}>
          <table className="figures-table">
            <thead>
              <tr>
                <th>{t("outages.turn")}</th>
                <th>{t("outages.turnPoints")}</th>
                <th>{t("outages.turnSent")}</th>
                <th>{t("outages.turnDelivered")}</th>
                <th>{t("outages.turnFailed")}</th>
              </tr>
            </thead>
            <tbody>
              {turns.map((one) => (
                <tr key={`${one.turn} ${one.about}`}>
                  <td>{t(`outages.about_${one.about}`)}</td>
                  <td className="figures">{one.points}</td>
                  <td className="figures">{one.sent}</td>
                  <td className="figures">{one.delivered}</td>
                  <td className="figures">{one.failed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {firms.map((one) => (
        <p key={one.estate} className="quiet">
          {t("outages.firmTold", { firm: one.firm, road: one.road })} <Proofs firm={one} />
        </p>
      ))}
    </div>
  );
}

function Proofs({ firm }: { firm: OutageFirm }) {
  const t = useTexts();
  if (firm.waits) return <>{t("outages.queued")}</>;
  const said = (["sms", "mail"] as const).flatMap((way) => {
    const proof = firm[way];
    if (!proof) return [];
    const state = proof.delivered_at
      ? "delivered"
      : proof.sent_at
        ? "sent"
        : proof.state === "failed"
          ? "smsFailed"
          : "queued";
    const at = proof.delivered_at ?? proof.sent_at;
    return [`${t(`outages.way_${way}`)}${t(`outages.${state}`)}${at ? ` ${shortTime(at)}` : ""}`];
  });
  return <>{said.length > 0 ? said.join(" · ") : t("outages.noWay")}</>;
}
