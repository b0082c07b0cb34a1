using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>An order that was chosen with others, and with which nothing was done.</summary>
public sealed record LeftOut(long OrderKey, string BolOrderId, Reason Why);
