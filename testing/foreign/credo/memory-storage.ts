import {
  type AgentContext,
  type BaseRecord,
  type BaseRecordConstructor,
  type Query,
  RecordDuplicateError,
  RecordNotFoundError,
  type StorageService,
} from '@credo-ts/core';

// oxlint-disable-next-line typescript/no-explicit-any -- the library's own bound: a record of any tags
type AnyRecord = BaseRecord<any, any, any>;

/** Credo's records in memory: what it has not kept here it has not kept. */
export class MemoryStorage<Kept extends AnyRecord> implements StorageService<Kept> {
  readonly supportsCursorPagination = false;
  readonly #kept = new Map<string, Kept>();

  async save(_: AgentContext, record: Kept): Promise<void> {
    if (this.#kept.has(record.id)) throw new RecordDuplicateError('is there already', { recordType: record.type });
    this.#kept.set(record.id, record.clone());
  }

  async update(_: AgentContext, record: Kept): Promise<void> {
    this.#found(record.id, record.type);
    this.#kept.set(record.id, record.clone());
  }

  async delete(context: AgentContext, record: Kept): Promise<void> {
    this.#found(record.id, record.type);
    this.#kept.delete(record.id);
  }

  async deleteById(_: AgentContext, { type }: BaseRecordConstructor<Kept>, id: string): Promise<void> {
    this.#found(id, type);
    this.#kept.delete(id);
  }

  async getById(_: AgentContext, { type }: BaseRecordConstructor<Kept>, id: string): Promise<Kept> {
    return this.#found(id, type).clone();
  }

  async getAll(_: AgentContext, { type }: BaseRecordConstructor<Kept>): Promise<Kept[]> {
    return [...this.#kept.values()].filter((record) => record.type === type).map((record) => record.clone());
  }

  async findByQuery(
    context: AgentContext,
    recordClass: BaseRecordConstructor<Kept>,
    query: Query<Kept>,
  ): Promise<Kept[]> {
    return (await this.getAll(context, recordClass)).filter((record) => matches(record.getTags(), query));
  }

  #found(id: string, recordType: string): Kept {
    const record = this.#kept.get(id);
    if (record?.type !== recordType) throw new RecordNotFoundError('is not there', { recordType });
    return record;
  }
}

/** A tag that is a list has every value of the query's; `$and`, `$or` and `$not` hold queries. */
function matches(tags: Record<string, unknown>, query: object): boolean {
  return Object.entries(query as Record<string, unknown>).every(([name, wanted]) => {
    if (name === '$and') return (wanted as object[]).every((each) => matches(tags, each));
    if (name === '$or') return (wanted as object[]).some((each) => matches(tags, each));
    if (name === '$not') return !matches(tags, wanted as object);
    const has = tags[name];
    if (!Array.isArray(wanted)) return wanted === undefined || has === wanted;
    return Array.isArray(has) && wanted.every((each) => has.includes(each));
  });
}
