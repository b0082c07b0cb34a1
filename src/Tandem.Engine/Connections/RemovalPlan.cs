namespace Tandem.Engine.Connections;

/// <summary>What removing a shop, an account or a seller would mean, said before it is done.</summary>
/// <param name="Showing">Linked offers at bol that show units now and would not be kept up to date any more.</param>
/// <param name="OpenOrders">Orders of bol of which something is still to be delivered or imported.</param>
/// <param name="OpenWrites">Writes that are planned or on their way; they end.</param>
/// <param name="IsLast">It is the seller's only shop, or only account: then remove the seller.</param>
/// <param name="WritesStock">Whether Tandem may bring the offers to 0.</param>
/// <param name="Documents">
/// Invoices and credit notes that go with the whole seller, and that the law makes one keep; of a shop or an account all stay.
/// </param>
public sealed record RemovalPlan(int Showing, int OpenOrders, int OpenWrites, bool IsLast, bool WritesStock, int Documents);
