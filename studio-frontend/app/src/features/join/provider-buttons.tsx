import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, ProblemNotice } from "../../ui/index.ts";
import { joinByProvider, type Provider } from "../account/index.ts";

interface ProviderButtonsProps {
  readonly providers: readonly Provider[];
  readonly code: string;
}

/** Has a provider say who follows the link; the code travels in a body, so that no log sees it. */
export function ProviderButtons({ providers, code }: ProviderButtonsProps) {
  const leaving = useMutation({
    mutationFn: (provider: Provider) => joinByProvider(provider.id, code),
    onSuccess: (place) => location.assign(place),
  });
  return (
    <>
      {leaving.isError && <ProblemNotice fault={leaving.error} />}
      {providers.map((provider) => (
        <Button key={provider.id} busy={leaving.isPending} onClick={() => leaving.mutate(provider)}>
          {messages.join.with(provider.name)}
        </Button>
      ))}
    </>
  );
}
