import type { Ref } from "react";
import type { BoardPerson } from "../../api/types";
import { useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { ordersOf, type Target, targetKey } from "./board";
import { LoadBar } from "./LoadBar";
import { Shift } from "./PeopleBoard";
import { rove } from "./rove";

interface Props {
  targets: Target[];
  people: Map<string, BoardPerson>;
  most: number | null;
  chosen: string | undefined;
  onChoose: (target: Target) => void;
  ref?: Ref<HTMLDivElement>;
}

/** Who may go, in the server's rank; who may not stays readable, with every reason and its clause. */
export function CandidateList({ targets, people, most, chosen, onChoose, ref }: Props) {
  const t = useTexts();
  const stop = targets.find((one) => targetKey(one) === chosen) ?? targets[0];
  let rank = 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div ref={ref} onKeyDown={(event) => rove(event, "data-target")}>
      <ol className="candidates" aria-label={t("dispatch.candidates")}>
        {targets.map((target) => {
          const key = targetKey(target);
          const fits = target.kind === "unit" || target.candidate.fits;
          if (target.kind === "person" && fits) rank += 1;
          return (
            <li key={key}>
              <button
                type="button"
                className={`candidate ${fits ? "" : "candidate-unfit"}`}
                data-target={key}
                tabIndex={target === stop ? 0 : -1}
                aria-pressed={key === chosen}
                onClick={() => onChoose(target)}
              >
                <span className="candidate-rank figures" aria-hidden="true">
                  {target.kind === "unit" ? "▣" : fits ? rank : "⊘"}
                </span>
                <span className="candidate-body">
                  {target.kind === "unit" ? (
                    <>
                      <strong>{target.name}</strong>
                      <span className="quiet">{t("dispatch.wholeUnit")}</span>
                    </>
                  ) : (
                    <Candidate target={target} person={people.get(target.id)} most={most} />
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Candidate({
  target,
  person,
  most,
}: {
  target: Extract<Target, { kind: "person" }>;
  person: BoardPerson | undefined;
  most: number | null;
}) {
  const t = useTexts();
  const say = useSay();
  const naming = useNaming();
  const { load, knows, objections, why } = target.candidate;
  return (
    <>
      <span className="candidate-head">
        <span className="candidate-name">
          <strong>{target.name}</strong>
          {knows && <span className="mark">{t("dispatch.knows")}</span>}
        </span>
        {person ? <Shift until={person.on_shift_until} /> : <span />}
        <LoadBar load={load} most={most} />
        <span className="candidate-hand quiet">
          {ordersOf(person)
            .ahead.map((row) => row.summary || naming.type(row.type))
            .join(" / ")}
        </span>
      </span>
      {objections.length === 0 && <span className="candidate-why quiet">{say(why)}</span>}
      {objections.map((said) => (
        <span key={said.code} className="objection">
          {say(said)} <small className="clause">{said.clause}</small>
        </span>
      ))}
    </>
  );
}
