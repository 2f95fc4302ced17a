/** A provider namespace whose registration in a subscription was changed; without a row it is registered. */
export type Registration = {
  /** `subscriptionId|namespace` */
  id: string;
  isRegistered: boolean;
  /** Until this instant the state reads `Registering` or `Unregistering`. */
  settledAt: number;
};

/** A name that somebody has set aside for tags of a subscription, with the values that go with it. */
export type TagName = { id: string; name: string; values: string[] };

/** What has happened to an application or a user of the directory since it was made. Instants are in real time, in milliseconds unless they say otherwise. */
export type IdentityState = {
  /** Object id. */
  id: string;
  isDisabled?: boolean;
  isSecretExpired?: boolean;
  isCertificateExpired?: boolean;
  /** The tenant's administrator has to consent to the application anew. */
  needsConsent?: boolean;
  /** Refresh tokens from before are worth nothing. */
  revokedAt?: number;
  /** Seconds since 1970: access tokens from before are answered with a claims challenge, if the client understands one. */
  challengedAt?: number;
};
