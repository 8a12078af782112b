/** An answer of Stripe's that isn't what was asked for. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly body: object;
  constructor(status: number, type: string, message: string, more: object = {}) {
    super(message);
    this.status = status;
    this.body = { error: { type, message, ...more } };
  }
}

export function missing(id: string): ApiError {
  return new ApiError(404, 'invalid_request_error', `No such object: '${id}'`, { code: 'resource_missing', param: 'id' });
}

export function declined(): ApiError {
  return new ApiError(402, 'card_error', 'Your card was declined.', { code: 'card_declined', decline_code: 'generic_decline' });
}

export function invalid(message: string, param?: string): ApiError {
  return new ApiError(400, 'invalid_request_error', message, param ? { param } : {});
}
