// Reaching Temporal: the address and credentials from the environment, and the search attributes that the workflows use.
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { SettingError } from './settings.ts';

type ConnectConfig = ReturnType<typeof loadClientConnectConfig>;

export interface TemporalSettings {
  readonly connection: NonNullable<ConnectConfig['connectionOptions']>;
  readonly namespace: string;
}

/** From TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and the other variables of @temporalio/envconfig; `address` where they name none. */
export function temporalSettings(address?: string): TemporalSettings {
  const { connectionOptions = {}, namespace = 'default' } = readConfig();
  return { connection: address ? { ...connectionOptions, address } : connectionOptions, namespace };
}

function readConfig(): ConnectConfig {
  try {
    return loadClientConnectConfig();
  } catch (error) {
    throw new SettingError(`Temporal's settings (TEMPORAL_…) can't be read: ${firstLine(error)}`);
  }
}

/** @throws SettingError with the address, where nothing answers there or refuses us */
export async function reach<T>(
  { connection }: TemporalSettings,
  connect: (options: TemporalSettings['connection']) => Promise<T>,
): Promise<T> {
  try {
    return await connect(connection);
  } catch (error) {
    throw new SettingError(
      `TEMPORAL_ADDRESS: ${connection.address ?? 'localhost:7233'} can't be reached: ${firstLine(error)}`,
    );
  }
}

/** With its cause, since that is what says why. */
function firstLine(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return error instanceof Error && error.cause !== undefined ? `${line}: ${firstLine(error.cause)}` : line;
}

// The numbers are temporal.api.enums.v1.IndexedValueType.
const KEYWORD = 2;
const INT = 3;
const DATETIME = 6;
const KEYWORD_LIST = 7;
const SEARCH_ATTRIBUTES = {
  ProgrammeId: KEYWORD,
  ProgrammePhase: KEYWORD,
  ProgrammeRound: INT,
  NextMoment: DATETIME,
  Attention: KEYWORD_LIST,
};

const UNIMPLEMENTED = 12;
const ALREADY_EXISTS = 6;
const ATTEMPTS = 50;

/** Registers what is missing, and waits until the server knows it. A server that can't list or register any has none to miss. */
export async function registerSearchAttributes(
  connection: Pick<Connection, 'operatorService'>,
  namespace: string,
): Promise<void> {
  const { operatorService } = connection;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const known = await unlessUnable(() => operatorService.listSearchAttributes({ namespace }));
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => known?.customAttributes?.[name] === undefined);
    if (missing.length === 0) return;
    await unlessUnable(() =>
      operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) }),
    );
    // The time-skipping server registers but doesn't list.
    if (!known) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('the search attributes could not be registered');
}

async function unlessUnable<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isGrpcServiceError(error) && [UNIMPLEMENTED, ALREADY_EXISTS].includes(error.code)) return undefined;
    throw error;
  }
}
