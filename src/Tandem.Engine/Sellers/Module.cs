namespace Tandem.Engine.Sellers;

/// <summary>A part of the work that goes live by its own switch.</summary>
public enum Module
{
    Stock,
    Orders,
    Shipments,
    Returns,
    Invoices,
}
