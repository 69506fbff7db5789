// Reaching Temporal: the address and credentials from the environment, and the search attributes that the workflows use.
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';

type ConnectConfig = ReturnType<typeof loadClientConnectConfig>;

export interface TemporalSettings {
  readonly connection: NonNullable<ConnectConfig['connectionOptions']>;
  readonly namespace: string;
}

/** From TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and the other variables of @temporalio/envconfig; `address` where they name none. */
export function temporalSettings(address?: string): TemporalSettings {
  const { connectionOptions = {}, namespace = 'default' } = loadClientConnectConfig();
  return { connection: address ? { ...connectionOptions, address } : connectionOptions, namespace };
}

// The numbers are temporal.api.enums.v1.IndexedValueType.
const KEYWORD = 2;
const INT = 3;
const DATETIME = 6;
const KEYWORD_LIST = 7;
const SEARCH_ATTRIBUTES = { ProgrammeId: KEYWORD, ProgrammePhase: KEYWORD, ProgrammeRound: INT, NextMoment: DATETIME, Attention: KEYWORD_LIST };

const UNIMPLEMENTED = 12;
const ALREADY_EXISTS = 6;
const ATTEMPTS = 50;

/** Registers what is missing, and waits until the server knows it. A server that can't register any has none to miss. */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { operatorService } = connection;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
      const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => customAttributes?.[name] === undefined);
      if (missing.length === 0) return;
      await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
    } catch (error) {
      if (!isGrpcServiceError(error)) throw error;
      if (error.code === (UNIMPLEMENTED as typeof error.code)) return;
      // Another process was quicker, or the namespace isn't there yet: look again.
      if (error.code !== (ALREADY_EXISTS as typeof error.code) && attempt === ATTEMPTS - 1) throw error;
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
}
