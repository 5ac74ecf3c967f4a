import { PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { answer, api, asProblem } from "../../api/client";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";
import { CallRows } from "./CallRows";
import { callsNowQuery, recordCallsQuery } from "./data";
import "./words";

/** The calls of a matter, and the telephone. */
export function RecordCalls({ id }: { id: string }) {
  const t = useTexts();
  const say = useSay();
  const { data: calls = [] } = useQuery(recordCallsQuery(id));
  const { data: now } = useQuery(callsNowQuery);

  async function dial() {
    try {
      await answer(api.POST("/api/calls/dial", { body: { record: id } }));
      tell(t("telephony.dialled"));
    } catch (error) {
      tell(say(asProblem(error)), "failed");
    }
  }

  // Where nobody can dial and nothing was spoken there is nothing to show.
  const can = Boolean(now?.seat) && (now?.exchanges.some((one) => one.connects) ?? false);
  if (calls.length === 0 && !can) return null;
  return (
    <section className="card" aria-labelledby="calls-title">
      <div className="row">
        <h2 id="calls-title">{t("telephony.ofMatter")}</h2>
        {can && (
          <Button size="small" icon={<PhoneOutlined />} onClick={() => void dial()}>
            {t("telephony.dial")}
          </Button>
        )}
      </div>
      {calls.length > 0 && (
        <div className="calls-scroll">
          <CallRows calls={calls} dated />
        </div>
      )}
    </section>
  );
}
