namespace Tandem.Engine.Invoices.Desk;

/// <summary>Whether invoices are made, and what stands in the way of it.</summary>
/// <param name="LiveSince">Null: only observed.</param>
/// <param name="HasBusiness">The seller's own data, as the law wants them on an invoice, are complete.</param>
/// <param name="Waiting">Requests at bol on which a person or Tandem must act.</param>
public sealed record InvoiceHead(DateTimeOffset? LiveSince, InvoiceWhen When, bool HasBusiness, int Waiting)
{
    public bool Makes => LiveSince is not null && When != InvoiceWhen.Never && HasBusiness;
}
