import type { OperationId, ServiceId, TypeId, VersionId } from './model.js';

/** The one place where text becomes an identity of the model. */
export const versionId = (text: string): VersionId => text as VersionId;
export const typeId = (text: string): TypeId => text as TypeId;
export const operationId = (text: string): OperationId => text as OperationId;
export const serviceId = (text: string): ServiceId => text as ServiceId;
