// A question before something grave. Enter answers it with the button that has the focus, Escape takes it back.
import { Button, Modal } from "antd";
import { type ReactNode, useRef } from "react";
import { useTexts } from "../words/language";

interface Props {
  open: boolean;
  title: string;
  /** What is done, in the word of the button that asked. */
  act: string;
  /** It takes something away: Enter keeps it. */
  destroys?: boolean;
  busy: boolean;
  /** Cannot be done as things stand. */
  stopped?: boolean;
  size?: "large";
  onAct: () => void;
  onKeep: () => void;
  /** It has closed and given the focus back to the button that asked. */
  onClosed?: () => void;
  children: ReactNode;
}

export function Ask(props: Props) {
  const { destroys = false, busy, size, onAct, onKeep } = props;
  const t = useTexts();
  const first = useRef<HTMLButtonElement>(null);
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={() => !busy && onKeep()}
      afterClose={props.onClosed}
      // The window itself would give the focus to its ✕.
      afterOpenChange={(open) => open && first.current?.focus()}
      footer={
        <>
          <Button ref={destroys ? first : undefined} size={size} onClick={onKeep}>
            {t("form.cancel")}
          </Button>
          <Button
            ref={destroys ? undefined : first}
            type="primary"
            danger
            size={size}
            loading={busy}
            disabled={props.stopped}
            onClick={onAct}
          >
            {props.act}
          </Button>
        </>
      }
    >
      {props.children}
    </Modal>
  );
}
