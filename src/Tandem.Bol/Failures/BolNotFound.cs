namespace Tandem.Bol;

/// <summary>bol does not know what the request is about (404). Nothing was executed.</summary>
public sealed class BolNotFound(string message) : BolFailure(message);
