/** The app as routes see it: what a handler answers is held to the shape that its route declares. */
import type { OpenAPIHono, RouteConfig, RouteHandler, z } from '@hono/zod-openapi';
import type { Env, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import type { Given, Surplus, Unless } from './exact.js';

/** What a route declares for a status, where that is JSON. */
type Declared<R extends RouteConfig, Status> = Status extends keyof R['responses']
  ? R['responses'][Status] extends {
      content: { 'application/json': { schema: infer Schema extends z.ZodType } };
    }
    ? z.output<Schema>
    : never
  : never;

/** An answer that has a declared shape may be made of what is read-only. */
type Allowed<Answer> =
  Answer extends TypedResponse<infer Data, infer Status, 'json'>
    ? TypedResponse<Given<Data>, Status, 'json'>
    : Answer;

/** What is wrong with an answer in JSON: the fields its shape does not have, or that it is of another shape altogether. */
type WrongWith<Answer, R extends RouteConfig> =
  Answer extends TypedResponse<infer Data, infer Status, 'json'>
    ? Data extends Given<JSONParsed<Declared<R, Status>>>
      ? Surplus<Data, Declared<R, Status>>
      : Status
    : never;

type Handler<R extends RouteConfig> = RouteHandler<R, Env>;

export interface Api extends Omit<OpenAPIHono, 'openapi'> {
  openapi<R extends RouteConfig, Answer extends Allowed<Awaited<ReturnType<Handler<R>>>>>(
    route: R,
    handler: (
      c: Parameters<Handler<R>>[0],
    ) => (Answer & Unless<WrongWith<Answer, R>>) | Promise<Answer & Unless<WrongWith<Answer, R>>>,
    hook?: Parameters<OpenAPIHono['openapi']>[2],
  ): unknown;
}

/** Nothing happens to it: the library's own type lets surplus fields pass. */
export const exact = (api: OpenAPIHono): Api => api as unknown as Api;
