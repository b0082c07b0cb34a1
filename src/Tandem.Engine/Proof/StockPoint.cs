namespace Tandem.Engine.Proof;

/// <summary>A number from a moment on.</summary>
public sealed record StockPoint(DateTimeOffset At, int Units);
