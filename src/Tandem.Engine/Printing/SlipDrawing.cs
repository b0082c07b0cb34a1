using System.Globalization;
using PdfSharp.Drawing;

namespace Tandem.Engine.Printing;

/// <summary>Draws packing slips into places as large as a label; a long one goes on in the next place.</summary>
internal sealed class SlipDrawing
{
    private const double LineHeight = 12;
    private const double SmallHeight = 10;
    private const double Millimetre = 72 / 25.4;
    private const double LogoWidth = 36 * Millimetre;
    private const double LogoHeight = 14 * Millimetre;
    private static readonly XPen Rule = new(XColors.Gray, 0.6);

    private readonly PrintWords _words;
    private readonly Func<SlipLanguage, PrintWords> _customers;
    private readonly SlipLook _look;
    private readonly Typesetter _set;
    private readonly Func<(XGraphics Gfx, XRect Cell)> _next;
    private readonly double _margin;
    private readonly XFont _bold = InterFont.Of(13, bold: true);
    private readonly XFont _strong = InterFont.Of(9, bold: true);
    private readonly XFont _text = InterFont.Of(9);
    private readonly XFont _small = InterFont.Of(7.5);
    private PrintWords _slip;
    private XGraphics _gfx = null!;
    private XRect _area;
    private double _y;

    /// <param name="words">Of who prints.</param>
    /// <param name="customers">Of who gets the parcel.</param>
    /// <param name="next">The next place on paper.</param>
    public SlipDrawing(PrintWords words, Func<SlipLanguage, PrintWords> customers, SlipLook look, Typesetter set,
        Func<(XGraphics Gfx, XRect Cell)> next, double margin) =>
        (_words, _slip, _customers, _look, _set, _next, _margin) = (words, words, customers, look, set, next, margin);

    public void Draw(PrintedOrder order)
    {
        _set.Lacking.Clear();
        _slip = _customers(order.Language);
        Turn();
        Head(order);
        foreach (var line in order.Lines) Line(order, line);
        Foot(order);
    }

    /// <summary>What is missing from the pile says so on the pile itself.</summary>
    public void DrawProblems(IReadOnlyList<PrintProblem> problems)
    {
        Turn();
        void Title()
        {
            Say(_words.Problems, _bold, XBrushes.Black, _area.X, _area.Y + 13);
            _y = _area.Y + 34;
        }

        Title();
        foreach (var problem in problems)
        {
            var lines = Wrap(_words.Problem(problem), _text, _area.Width, 6);
            if (_y + (lines.Count * LineHeight) > _area.Bottom)
            {
                Turn();
                Title();
            }

            foreach (var line in lines) Down(line, _text, LineHeight);
            _y += 5;
        }
    }

    private void Head(PrintedOrder order)
    {
        var logo = Logo();
        var beside = _area.Width - (logo > 0 ? LogoWidth + 8 : 0);
        Say(_slip.Slip, _bold, XBrushes.Black, _area.X, _area.Y + 13);
        _y = _area.Y + 29;
        Down($"{_slip.Order} {order.BolOrderId}", _text, LineHeight);
        if (order.ShopOrderId is { } shop)
            foreach (var line in Wrap($"{_slip.ShopOrder} {shop}", _text, beside, 2)) Down(line, _text, LineHeight);
        if (order.DeliverBy is { } day) Down($"{_slip.DeliverBy} {_slip.Day(day)}", _text, LineHeight);
        _y = Math.Max(_y, _area.Y + logo + LineHeight) + 6;

        var country = order.Country is { Length: > 0 } code ? [_slip.Country(code)] : Array.Empty<string>();
        foreach (var line in order.Address.Concat(country).SelectMany(l => Wrap(l, _text, _area.Width, 2)))
            Down(line, _text, LineHeight);
        if (_look.Sender.Length > 0)
        {
            _y += 2;
            var sender = string.Join(" · ",
                _look.Sender.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            foreach (var line in Wrap($"{_slip.Sender} {sender}", _small, _area.Width, 4))
                Down(line, _small, SmallHeight, XBrushes.DimGray);
        }

        _y += 8;
        Say(_slip.Units, _small, XBrushes.DimGray, _area.X, _y);
        Say(_slip.Article, _small, XBrushes.DimGray, _area.X + 34, _y);
        _y += 5;
    }

    /// <returns>Its height; 0 without one.</returns>
    private double Logo()
    {
        if (_look.Logo is not { } file) return 0;
        using var image = XImage.FromStream(new MemoryStream(file));
        var scale = Math.Min(LogoWidth / image.PixelWidth, LogoHeight / image.PixelHeight);
        var (width, height) = (image.PixelWidth * scale, image.PixelHeight * scale);
        _gfx.DrawImage(image, _area.Right - width, _area.Y, width, height);
        return height;
    }

    private void Line(PrintedOrder order, SlipLine line)
    {
        var title = Wrap(line.Title, _text, _area.Width - 34, 3);
        var code = string.Join("   ", new[] { line.Sku, line.Ean }.OfType<string>().Where(c => c.Length > 0));
        var height = (Math.Max(1, title.Count) * LineHeight) + (code.Length > 0 ? 10 : 0) + 6;
        Room(order, height);
        _gfx.DrawLine(Rule, _area.X, _y, _area.Right, _y);
        var (top, at) = (_y, _y + LineHeight);
        Say(string.Create(CultureInfo.InvariantCulture, $"{line.Units} ×"), _strong, XBrushes.Black, _area.X, at);
        foreach (var part in title)
        {
            Say(part, _text, XBrushes.Black, _area.X + 34, at);
            at += LineHeight;
        }

        if (code.Length > 0) Say(code, _small, XBrushes.DimGray, _area.X + 34, at - 2);
        _y = top + height;
    }

    /// <summary>The seller's words about returns, and what this machine could not print.</summary>
    private void Foot(PrintedOrder order)
    {
        var returns = order.Language == SlipLanguage.French && _look.FrenchReturnText.Length > 0 ? _look.FrenchReturnText
            : _look.ReturnText;
        var lines = returns.Split('\n').SelectMany(l => Wrap(l, _small, _area.Width, 12)).ToList();
        if (_set.Lacking.Count > 0) lines.AddRange(Wrap(_words.CannotShow, _small, _area.Width, 4));
        if (lines.Count == 0) return;
        Room(order, Math.Min((lines.Count * SmallHeight) + 8, _area.Height / 2));
        _gfx.DrawLine(Rule, _area.X, _y, _area.Right, _y);
        _y += SmallHeight + 2;
        foreach (var line in lines)
        {
            Room(order, 0);
            Down(line, _small, SmallHeight);
        }
    }

    /// <summary>Goes on in the next place where this one has no room for it.</summary>
    private void Room(PrintedOrder order, double height)
    {
        if (_y + height <= _area.Bottom) return;
        Turn();
        Say($"{_slip.Order} {order.BolOrderId}", _strong, XBrushes.Black, _area.X, _area.Y + 10);
        _y = _area.Y + 18;
    }

    private void Turn()
    {
        (_gfx, var cell) = _next();
        _area = new XRect(cell.X + (_margin * 2), cell.Y + (_margin * 2), cell.Width - (_margin * 4),
            cell.Height - (_margin * 4));
        _y = _area.Y;
    }

    private void Down(string text, XFont font, double height, XBrush? brush = null)
    {
        Say(text, font, brush ?? XBrushes.Black, _area.X, _y);
        _y += height;
    }

    private void Say(string text, XFont font, XBrush brush, double x, double y) => _set.Draw(_gfx, text, font, brush, x, y);

    private IReadOnlyList<string> Wrap(string text, XFont font, double width, int most) =>
        TextLines.Wrap(text, width, most, t => _set.Width(_gfx, t, font));
}
