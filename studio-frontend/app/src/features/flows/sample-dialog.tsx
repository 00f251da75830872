import { messages } from "../../messages/index.ts";
import { Dialog } from "../../ui/index.ts";
import { SampleCards } from "./sample-cards.tsx";

const words = messages.flows.samples;

interface SampleDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Offers the samples. */
export function SampleDialog({ open, onClose }: SampleDialogProps) {
  return (
    <Dialog open={open} title={words.title} text={words.text} onClose={onClose}>
      <SampleCards />
    </Dialog>
  );
}
