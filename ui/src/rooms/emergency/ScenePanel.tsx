// How much is known of the scene and what to ask next; casualties are asked until somebody has said (EMG-03).
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { Page } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { WholeNumber } from "../../spine/form/WholeNumber";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import { useSend } from "../record/send";
import { sceneQuery } from "./plans/queries";
import "./plans/plans.css";
import "./plans/words";

const offered = (page: Page) => page.actions.find((one) => one.action === "scene" && one.allowed);

/** Above the script, in one line: nobody knows yet whether somebody is hurt. */
export function CasualtiesAsk({ page }: { page: Page }) {
  const t = useTexts();
  const scene = useQuery(sceneQuery(page.record.id));
  const send = useSend(page.record.id);
  const [hurt, setHurt] = useState<number | null>(null);
  const offer = offered(page);
  if (!scene.data?.ask_casualties) return null;

  /** What was heard was heard, whatever the crew has done meanwhile: no version is asked. */
  const said = (casualties: number) => offer && void send.act(offer, { casualties }, null);

  return (
    <div className="card scene-ask" role="alert" data-testid="ask-casualties">
      <strong className="mark mark-late">{t("scene.casualties")}</strong>
      {scene.data.asked_again && <span className="mark mark-late">{t("scene.askedAgain")}</span>}
      {offer && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (hurt !== null) said(hurt);
          }}
        >
          <Button size="small" disabled={send.busy} onClick={() => said(0)}>
            {t("scene.none")}
          </Button>
          <WholeNumber
            size="small"
            min={0}
            max={100_000}
            value={hurt}
            aria-label={t("scene.hurt")}
            placeholder={t("scene.hurt")}
            onChange={setHurt}
          />
          <Button size="small" type="primary" htmlType="submit" disabled={hurt === null} loading={send.busy}>
            {t("scene.save")}
          </Button>
        </form>
      )}
      <span className="quiet">{t("scene.casualtiesAbout")}</span>
      {send.problem && <ProblemNotice error={send.problem} />}
    </div>
  );
}

/** Below the script: how much is known, and what is asked next. */
export function ScenePanel({ page, onMore }: { page: Page; onMore: () => void }) {
  const t = useTexts();
  const say = useSay();
  const scene = useQuery(sceneQuery(page.record.id));
  const known = scene.data;
  if (!known) return null;
  const next = known.missing.filter((one) => one.code !== "casualties" || !known.ask_casualties);
  return (
    <section className="card stack" aria-labelledby="scene-title" data-testid="scene">
      <h2 id="scene-title">{t("scene.title")}</h2>
      <div className="scene-bar">
        <progress max={100} value={known.percent} aria-label={t("scene.known", { n: known.percent })} />
        <span className="quiet figures">{t("scene.known", { n: known.percent })}</span>
        {known.arrive_by && !known.arrived_at && (
          <span className="quiet">
            {t(known.outside_town ? "scene.outside" : "scene.urban", { at: shortTime(known.arrive_by) })}
          </span>
        )}
      </div>
      {known.missing.length === 0 && <p className="quiet">{t("scene.all")}</p>}
      {next.length > 0 && (
        <ul className="scene-missing">
          {next.map((one) => (
            <li key={one.code} title={say(one.words)}>
              {say(one.ask)}
            </li>
          ))}
        </ul>
      )}
      {next.length > 0 && offered(page) && (
        <div>
          <Button size="small" onClick={onMore}>
            {t("scene.more")}
          </Button>
        </div>
      )}
    </section>
  );
}
