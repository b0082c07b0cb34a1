namespace Tandem.Engine.Invoices.Print;

/// <summary>In which language a document is printed: the columns of <c>document-words.csv</c>, in their order.</summary>
public enum DocumentLanguage
{
    Dutch,
    English,
    French,
    German,
}
