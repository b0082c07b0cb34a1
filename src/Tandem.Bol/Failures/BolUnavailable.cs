namespace Tandem.Bol;

/// <summary>A read failed, or a write certainly did not reach bol. It may be tried again later.</summary>
public sealed class BolUnavailable(string message, Exception? inner = null) : BolFailure(message, inner);
