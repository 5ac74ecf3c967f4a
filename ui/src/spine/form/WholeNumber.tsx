import { InputNumber, type InputNumberProps } from "antd";

/** A whole number; on a telephone the digits come up by themselves. */
export function WholeNumber(props: InputNumberProps<number>) {
  return <InputNumber<number> inputMode="numeric" precision={0} {...props} />;
}
