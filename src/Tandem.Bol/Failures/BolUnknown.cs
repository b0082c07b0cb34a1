namespace Tandem.Bol;

/// <summary>
/// The answer to a write was lost (timeout, broken connection, 5xx): bol may or may not have executed it. Read back
/// before sending it again.
/// </summary>
public sealed class BolUnknown(string message, Exception? inner = null) : BolFailure(message, inner);
