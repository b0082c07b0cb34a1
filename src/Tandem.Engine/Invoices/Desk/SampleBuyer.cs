namespace Tandem.Engine.Invoices.Desk;

/// <summary>Where the customer of an invented document lives.</summary>
public enum SampleBuyer
{
    Netherlands,
    Belgium,
    Germany,
}
